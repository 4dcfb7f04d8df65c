/**
 * Functions in files of ECharts and zrender that our figures need, but which none of them reaches, or which change nothing
 * about a still one: they act on a chart that stands in the page (actions, states, animation, resizing, what is under a
 * pointer), draw what we do not ask for (text in several styles, images, gradients, drawn paths, curves, steps, stacks,
 * areas, labels of points, minor ticks, stripes), or read what we do not hand over (tables, time, appended, filtered and
 * thinned data). By file; a method as `Class.method`.
 */
export const unreached: Record<string, string> = {
  "echarts/lib/animation/basicTransition.js": "removeElementWithFadeOut",
  "echarts/lib/chart/helper/Symbol.js": "Symbol.fadeOut",
  "echarts/lib/chart/helper/SymbolDraw.js":
    "SymbolDraw.updateLayout SymbolDraw.incrementalUpdate SymbolDraw.remove",
  "echarts/lib/chart/helper/createClipPathFromCoordSys.js": "createPolarClipPath",
  "echarts/lib/chart/helper/labelHelper.js": "getDefaultInterpolatedLabel",
  "echarts/lib/chart/line/LineSeries.js": "LineSeriesModel.getLegendIcon",
  "echarts/lib/chart/line/LineView.js":
    "LineView._doUpdateAnimation LineView._endLabelOnDuring LineView._initSymbolLabelAnimation turnPointsIntoStep LineView.highlight clipColorStops canShowAllSymbolForCategory LineView.downplay getIndexRange LineView.remove getEndLabelStateSpecified getBoundingDiff LineView._newPolygon getStackedOnPoints",
  "echarts/lib/chart/line/helper.js": "getStackedOnPoint",
  "echarts/lib/chart/line/poly.js": "ECPolyline.getPointOn ECPolygon.buildPath",
  "echarts/lib/component/axis/AxisBuilder.js":
    "createTicks endTextLayout addBreakEventHandler AxisBuilder.makeAxisEventDataBase",
  "echarts/lib/component/axis/axisSplitHelper.js": "rectCoordAxisBuildSplitArea",
  "echarts/lib/coord/Axis.js": "Axis.getMinorTicksCoords",
  "echarts/lib/coord/axisBand.js": "calcBandWidthForNumericAxis",
  "echarts/lib/coord/axisNiceTicks.js": "logScaleCalcNiceTicks",
  "echarts/lib/coord/axisStatistics.js": "getAxisStatBySeries",
  "echarts/lib/coord/axisStatisticsMetricsImpl.js": "metricLiPosMinGapImpl",
  "echarts/lib/coord/axisTickLabelBuilder.js":
    "calculateCategoryInterval makeCategoryTicks calculateCategoryIntervalDealCache makeAutoCategoryInterval parseTickLabelCustomValues",
  "echarts/lib/coord/cartesian/Cartesian2D.js":
    "Cartesian2D.clampData Cartesian2D.pointToData Cartesian2D.containZone",
  "echarts/lib/coord/cartesian/Grid.js":
    "layOutGridByOuterBounds Grid._findConvertTarget Grid.getTooltipAxes",
  "echarts/lib/core/CoordinateSystem.js": "getCoordForCoordSysUsageKindBox",
  "echarts/lib/core/echarts.js":
    "ECharts.getConnectedDataURL ECharts._onframe ECharts.resize ECharts.dispatchAction ECharts.containPixel ECharts.setTheme ECharts.appendData ECharts.getDataURL ECharts.getVisual doConvertPixelImpl ECharts.showLoading ECharts.renderToCanvas echartsProto.one class_1.getComponentByElement ECharts._initEvents applyElementStates updateHoverLayerStatus bindRenderedEvent",
  "echarts/lib/data/DataDiffer.js": "DataDiffer._executeMultiple",
  "echarts/lib/data/DataStore.js":
    "DataStore.selectRange DataStore.lttbDownSample DataStore.minmaxDownSample DataStore.downSample DataStore._updateDims DataStore.filter DataStore.appendValues DataStore.indexOfRawIndex DataStore.clone DataStore.ensureCalculationDimension DataStore.getValues DataStore.appendData DataStore._cloneIndices DataStore.getMedian DataStore._copyCommonProps",
  "echarts/lib/data/SeriesData.js":
    "SeriesData.modify SeriesData.appendValues SeriesData.rawIndexOf SeriesData.filterSelf SeriesData.selectRange SeriesData.map SeriesData.mapArray SeriesData.getValues",
  "echarts/lib/data/Source.js": "detectSourceFormat arrayRowsTravelFirst",
  "echarts/lib/data/helper/SeriesDataSchema.js": "SeriesDataSchema.makeStoreSchema",
  "echarts/lib/data/helper/dataValueHelper.js":
    "SortOrderComparator.evaluate parseSanitizationFilter FilterEqualityComparator.evaluate FilterOrderComparator SortOrderComparator",
  "echarts/lib/data/helper/sourceHelper.js": "doGuessOrdinal queryDatasetUpstreamDatasetModels",
  "echarts/lib/data/helper/sourceManager.js":
    "SourceManager._applyTransform SourceManager._innerGetDataStore SourceManager.getSharedDataStore",
  "echarts/lib/label/labelStyle.js":
    "createTextConfig getLabelText getFont setLabelText setLabelStyle",
  "echarts/lib/legacy/dataSelectAction.js":
    "handleSeriesLegacySelectEvents handleLegacySelectEvents",
  "echarts/lib/model/Global.js":
    "GlobalModel.getOption GlobalModel.findComponents GlobalModel.queryComponents queryByIdOrName GlobalModel.filterSeries GlobalModel.eachSeriesByType",
  "echarts/lib/model/OptionManager.js": "applyMediaQuery",
  "echarts/lib/model/Series.js":
    "SeriesModel.indicesOfNearest SeriesModel._innerSelect SeriesModel.mergeOption SeriesModel.unselect SeriesModel.getSelectedDataIndices SeriesModel.isUniversalTransitionEnabled SeriesModel.toggleSelect",
  "echarts/lib/model/mixin/dataFormat.js": "DataFormatMixin.getFormattedLabel",
  "echarts/lib/model/mixin/textStyle.js": "TextStyleMixin.getTextRect TextStyleMixin.getFont",
  "echarts/lib/processor/dataStack.js": "calculateStack",
  "echarts/lib/scale/minorTicks.js": "getMinorTicks",
  "echarts/lib/util/ECEventProcessor.js": "ECEventProcessor.normalizeQuery ECEventProcessor.filter",
  "echarts/lib/util/clazz.js": "rootClz.extend",
  "echarts/lib/util/event.js": "findEventDispatcher",
  "echarts/lib/util/format.js": "formatTpl",
  "echarts/lib/util/graphic.js": "centerGraphic makeImage makePath",
  "echarts/lib/util/layout.js": "boxLayout",
  "echarts/lib/util/model.js":
    "interpolateRawValues preParseFinder parseFinder queryDataIndex makeQueryConditionKindA keyExistAndEqual",
  "echarts/lib/util/number.js": "parseDate",
  "echarts/lib/util/states.js":
    "blurSeries createEmphasisDefaultState handleGlobalMouseOverForHighDown blurSeriesFromHighlightPayload findComponentHighDownDispatchers allLeaveBlur getFromStateStyle createBlurDefaultState handleGlobalMouseOutForHighDown getAllSelectedIndices blurComponent enableHoverFocus toggleSelectionFromPayload elementStateProxy setStatesFlag setStatesStylesFromModel toggleHoverEmphasis setAsHighDownDispatcher savePathStates updateSeriesElementSelection",
  "echarts/lib/util/time.js": "parseTimeAxisLabelFormatterDictionary",
  "echarts/lib/view/Chart.js": "toggleHighlight ChartView.highlight ChartView.downplay",
  "echarts/lib/visual/helper.js": "getItemVisualFromData getVisualFromData",
  "zrender/lib/Element.js":
    "animateToShallow Element._applyStateObj animateTo copyValue Element.setTextContent Element.saveCurrentToNormalState enhanceArray Element.replaceState Element.getOutsideStroke Element.animate Element.addAnimator Element._mergeStates Element.drift Element._innerSaveToNormal Element.removeTextContent shouldUseHoverLayer Element._updateAnimationTargets Element._savePrimaryToNormal Element.setTextGuideLine",
  "zrender/lib/contain/text.js": "calculateTextPosition",
  "zrender/lib/core/Eventful.js": "Eventful.triggerWithContext Eventful.off",
  "zrender/lib/core/PathProxy.js":
    "PathProxy._calculateLength PathProxy.appendPath PathProxy.setData PathProxy.toStatic PathProxy.bezierCurveTo PathProxy.quadraticCurveTo PathProxy.clone",
  "zrender/lib/core/curve.js":
    "cubicRootAt cubicExtrema cubicLength quadraticLength cubicSubdivide",
  "zrender/lib/graphic/Displayable.js":
    "Displayable._applyStateObj Displayable.getPaintRect Displayable.shouldBePainted Displayable._mergeStates Displayable._innerSaveToNormal Displayable.setPrevPaintRect",
  "zrender/lib/graphic/Group.js": "Group.replaceAt Group.addBefore Group.eachChild",
  "zrender/lib/graphic/Image.js": "ZRImage._getSize",
  "zrender/lib/graphic/LinearGradient.js": "LinearGradient",
  "zrender/lib/graphic/Path.js":
    "Path._applyStateObj Path.contain Path.getInsideTextFill Path._mergeStates Path.getInsideTextStroke Path._innerSaveToNormal",
  "zrender/lib/graphic/Text.js":
    "ZRText._placeToken ZRText._updateRichTexts ZRText._renderBackground ZRText._mergeStyle ZRText._mergeRich",
  "zrender/lib/graphic/helper/image.js": "createOrUpdateImage imageOnLoad",
  "zrender/lib/graphic/helper/parseText.js":
    "parseRichText wrapText pushTokens truncateSingleLine prepareTruncateOptions truncateText2",
  "zrender/lib/graphic/helper/smoothBezier.js": "smoothBezier",
  "zrender/lib/graphic/shape/Arc.js": "Arc.buildPath",
  "zrender/lib/graphic/shape/BezierCurve.js": "BezierCurve.buildPath someVectorAt",
  "zrender/lib/graphic/shape/Ellipse.js": "Ellipse.buildPath",
  "zrender/lib/svg/Painter.js":
    "SVGPainter.refresh SVGPainter.toDataURL SVGPainter.getViewportRootOffset",
  "zrender/lib/svg/graphic.js": "setGradient brushSVGImage convertPolyShape",
  "zrender/lib/svg/helper.js": "getShadowKey",
  "zrender/lib/tool/color.js": "lerp lift liftColor",
  "zrender/lib/tool/path.js": "createPathProxyFromString processArc createPathOptions",
  "zrender/lib/tool/transformPath.js": "transformPath",
  "zrender/lib/zrender.js": "ZRender._flush ZRender._refresh ZRender.refreshImmediately",
};
