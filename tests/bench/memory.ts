/** WebAssembly's memory, whoever made it: what stands in its exports is noted on the way. */
type Made = WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;

/** What `make` gives, and how many bytes the modules that it instantiated have at any time after. */
export async function withMemory<T>(make: () => Promise<T>): Promise<[T, () => number]> {
  const memories: WebAssembly.Memory[] = [];
  const note = (made: Made) => {
    const { exports } = "instance" in made ? made.instance : made;
    for (const one of Object.values(exports))
      if (one instanceof WebAssembly.Memory) memories.push(one);
    return made;
  };
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  Object.assign(WebAssembly, {
    instantiate: async (code: WebAssembly.Module, imports: WebAssembly.Imports) =>
      note(await instantiate(code, imports)),
    instantiateStreaming: async (code: Response, imports: WebAssembly.Imports) =>
      note(await instantiateStreaming(code, imports)),
    Instance: new Proxy(Instance, {
      construct: (target, [code, imports]: [WebAssembly.Module, WebAssembly.Imports]) =>
        note(new target(code, imports)),
    }),
  });
  try {
    const made = await make();
    return [made, () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)];
  } finally {
    Object.assign(WebAssembly, { instantiate, instantiateStreaming, Instance });
  }
}
