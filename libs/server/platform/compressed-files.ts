import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const TEXT = /\.(js|css|svg|json|webmanifest)$/;
/** Smaller files fit into one packet as they are. */
const WORTH_BYTES = 1_000;
const QUICK = 5;
const BEST = 11;

type Encoding = 'br' | 'gzip';

/**
 * Sends the text files of a folder compressed. Each is compressed once per process: the first who asks gets a quick
 * version at once, everybody after that the smallest there is. The folder is read at the start; what comes later, and
 * what changes, is left to the next handler.
 */
export function compressedFiles(root: string, setHeaders: (response: Response, path: string) => void): RequestHandler {
  const changedAt = filesOf(root);
  const bodies = new Map<string, Promise<Buffer>>();

  const bodyOf = async (path: string, encoding: Encoding): Promise<Buffer> => {
    const content = await readFile(join(root, path));
    if (encoding === 'gzip') return compressGzip(content);
    void brotli(content, BEST).then((best) => bodies.set(`${encoding} ${path}`, Promise.resolve(best)));
    return brotli(content, QUICK);
  };

  return async (request, response, next) => {
    const encoding = acceptedBy(request);
    const known = changedAt.get(request.path);
    if (!encoding || known === undefined || !['GET', 'HEAD'].includes(request.method)) return next();
    if (mtimeOf(join(root, request.path)) !== known) return next();
    const key = `${encoding} ${request.path}`;
    const body = bodies.get(key) ?? bodyOf(request.path, encoding);
    bodies.set(key, body);
    setHeaders(response, request.path);
    response
      .vary('Accept-Encoding')
      .setHeader('Content-Encoding', encoding)
      .type(extname(request.path))
      .send(await body);
  };
}

/** When each was changed, by its path in the address. */
function filesOf(root: string): ReadonlyMap<string, number> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
  const stats = names.map((name) => ({ path: `/${name.replaceAll('\\', '/')}`, about: statSync(join(root, name)) }));
  return new Map(
    stats.filter(({ about }) => about.size >= WORTH_BYTES).map(({ path, about }) => [path, about.mtimeMs]),
  );
}

function mtimeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function acceptedBy(request: Request): Encoding | undefined {
  return (['br', 'gzip'] as const).find((encoding) => request.acceptsEncodings(encoding));
}

function brotli(content: Buffer, quality: number): Promise<Buffer> {
  return compressBrotli(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}
