/** One browser as far as redirects and cookies go: it follows step by step, and shows each answer. */
export class RedirectedBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param ip where it comes from, told by the proxy in front of us */
  constructor(private readonly ip = '198.51.100.1') {}

  cookie(url: string, name: string): string | undefined {
    return this.jarOf(url).get(name);
  }

  setCookie(url: string, name: string, value: string): void {
    this.jarOf(url).set(name, value);
  }

  async get(url: string): Promise<Response> {
    const jar = this.jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie, 'x-forwarded-for': this.ip } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes where it is sent until the next address is one that is looked for. @returns that address */
  async getUntil(url: string, isIt: (next: string) => boolean): Promise<string> {
    let here = url;
    for (let steps = 0; steps < 10; steps++) {
      const next = locationOf(await this.get(here), here);
      if (isIt(next)) return next;
      here = next;
    }
    throw new Error('sent on and on');
  }

  private jarOf(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }
}

export function locationOf(response: Response, from: string): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`not sent on from ${new URL(from).pathname}: ${response.status}`);
  return new URL(location, from).href;
}
