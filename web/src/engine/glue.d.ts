/** The glue that Emscripten writes beside figur.wasm. */
declare module "*/build/wasm/figur.js" {
  const createFigur: unknown;
  export default createFigur;
}
