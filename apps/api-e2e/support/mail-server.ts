import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly to: string;
  readonly source: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  readonly close: () => Promise<void>;
}

/** As much of SMTP (RFC 5321) as a client needs to hand over mail, which is kept. */
export async function startMailServer(
  port: number,
  received: (mail: ReceivedMail) => void = () => undefined,
): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    serve(socket, (mail) => {
      mails.push(mail);
      received(mail);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, received: (mail: ReceivedMail) => void): void {
  let [rest, to, reading] = ['', '', false];
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail of a test');
  socket.setEncoding('utf8').on('data', (chunk) => {
    rest += String(chunk);
    for (;;) {
      const end = rest.indexOf(reading ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = rest.slice(0, end);
      rest = rest.slice(end + (reading ? 5 : 2));
      if (reading) {
        received({ to, source: text });
        reading = false;
        say('250 kept');
      } else if (/^DATA/i.test(text)) {
        reading = true;
        say('354 go on');
      } else if (/^QUIT/i.test(text)) {
        say('221 bye');
        socket.end();
      } else {
        to = /^RCPT TO:<(.*)>/i.exec(text)?.[1] ?? to;
        say('250 yes');
      }
    }
  });
}

/** What a mail says, whichever way its text is encoded. */
export function textOf({ source }: ReceivedMail): string {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return body.replace(/=\r\n/g, '').replace(/=3D/g, '=');
}

export function linkIn(mail: ReceivedMail): string {
  const link = /https?:\/\/\S+#[\w-]+/.exec(textOf(mail))?.[0];
  if (link === undefined) throw new Error(`there is no link in the mail:\n${mail.source}`);
  return link;
}
