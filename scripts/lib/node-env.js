// Linked into the tests that run as WebAssembly (--pre-js): Emscripten's getenv knows nothing of the
// process it runs in.
Module.preRun = () => Object.assign(ENV, process.env);
