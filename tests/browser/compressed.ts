import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { best, compressed } from "../../scripts/lib/encodings.ts";
import { types, type Served } from "./serve.ts";

export interface Compressed extends Served {
  /** Bytes of the bodies sent since the last reset, by path. */
  sent: Map<string, number>;
}

/** Serves a folder as a good web server does: brotli, as the build made it, else made once per file. `others` are files that stand elsewhere, by path. */
export async function serveCompressed(
  folder: string,
  others: Record<string, string> = {},
): Promise<Compressed> {
  const made = new Map<string, Buffer>();
  const sent = new Map<string, number>();
  const body = async (path: string) => {
    const file = others[path] ?? join(folder, path);
    const found = made.get(path) ?? (await brotli(file));
    made.set(path, found);
    return found;
  };
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://local");
    const path = normalize(decodeURIComponent(pathname).slice(1) || "index.html");
    try {
      const bytes = await body(path);
      sent.set(path, bytes.length);
      response
        .writeHead(200, {
          "content-type": types[extname(path)] ?? "application/octet-stream",
          "content-encoding": "br",
        })
        .end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function brotli(file: string): Promise<Buffer> {
  const encoding = await best(file, "br");
  return encoding ? readFile(compressed(file, encoding)) : brotliCompressSync(await readFile(file));
}
