/** The glue that Emscripten writes beside the wasm files. */
declare module "*/build/wasm/figur.js" {
  const createFigur: unknown;
  export default createFigur;
}
declare module "*/build/wasm/planner.js" {
  const createPlanner: unknown;
  export default createPlanner;
}
