// A static file server for this machine alone. Run: static-server.ts FOLDER [--port N]. The browser
// tests import serveFolder.
import { createReadStream, type Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { best, compressed } from "./encodings.ts";

const HOST = "127.0.0.1";
const FIRST_PORT = 8080;

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

// What docs/innbygging.md asks of a server: figures in other sites' pages may fetch, and what they
// fetch is kept; files that are named by their content for good; what the build has compressed goes
// out compressed.
function headers(
  file: string,
  root: string,
  { mtimeMs, size }: Stats,
  encoding: string | undefined,
): Record<string, string> {
  const named = file.startsWith(join(root, "assets") + sep);
  return {
    ...(encoding && { "Content-Encoding": encoding }),
    "Content-Length": String(size),
    Vary: "Accept-Encoding",
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": named ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: `"${Math.round(mtimeMs)}-${size}${encoding ? `-${encoding}` : ""}"`,
    "X-Content-Type-Options": "nosniff",
  };
}

// The file that a request names, or undefined when it is none inside `root` (an absolute path
// without symbolic links).
async function fileFor(root: string, url: string): Promise<string | undefined> {
  try {
    const path = decodeURIComponent(new URL("http://localhost" + url).pathname);
    const file = await realpath(join(root, path.endsWith("/") ? path + "index.html" : path));
    if (!file.startsWith(root + sep)) return undefined;
    return (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const file = await fileFor(root, request.url ?? "/");
  if (file === undefined) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const accepts = request.headers["accept-encoding"];
  const encoding = await best(file, typeof accepts === "string" ? accepts : "");
  const sent = encoding ? compressed(file, encoding) : file;
  const told = headers(file, root, await stat(sent), encoding);
  if (request.headers["if-none-match"] === told.ETag) {
    const { "Content-Length": _, ...kept } = told;
    response.writeHead(304, kept).end();
    return;
  }
  response.writeHead(200, told);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(sent)
    .on("error", () => response.destroy())
    .pipe(response);
}

// Port 0 lets the system choose. Rejects with code EADDRINUSE when the port is taken.
export async function serveFolder(
  folder: string,
  port = 0,
): Promise<{ url: string; port: number; server: Server }> {
  const root = await realpath(resolve(folder));
  const server = createServer((request, response) => void answer(root, request, response));
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, HOST, done);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return { url: `http://${HOST}:${bound}/`, port: bound, server };
}

async function serveOnFreePort(folder: string) {
  for (let port = FIRST_PORT; port < FIRST_PORT + 20; port++) {
    try {
      return await serveFolder(folder, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  return serveFolder(folder, 0);
}

async function main([folder, option, port]: string[]) {
  if (folder === undefined || (option !== undefined && option !== "--port")) {
    throw new Error("usage: static-server.ts FOLDER [--port N]");
  }
  try {
    const { url } = port ? await serveFolder(folder, Number(port)) : await serveOnFreePort(folder);
    console.log(`Figurverktøyet is at ${url} (stop with Ctrl-C)`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new Error(`port ${port} is taken; choose another with --port`);
    if (code === "EACCES") throw new Error(`port ${port} may not be opened by this user`);
    throw new Error(message);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
}
