import "@digdir/designsystemet-web/ds-suggestion";
// Places the list; without it the list stays invisible.
import "@digdir/designsystemet-web/popover";
