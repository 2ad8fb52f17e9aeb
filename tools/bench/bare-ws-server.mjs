// The limit to compare with: a server that does nothing but answer the sender and write a ready frame to every socket,
// in one go. It knows nobody, checks nothing and keeps nothing. The first message is the template of what it broadcasts.
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  perMessageDeflate: false,
  backlog: 4_096,
});
const mode = process.env.BROADCAST;
let template = '';

sockets.on('connection', (socket) => {
  socket.send('ready');
  socket.on('message', (data) => {
    const text = String(data);
    if (text.startsWith('{')) {
      template = text;
      return;
    }
    socket.send(`{"id":"s${Number(text)}","type":"next"}`);
    const body = Buffer.from(template.replace(/~\d{8}~/, `~${text.padStart(8, '0')}~`));
    if (mode === 'send') for (const client of sockets.clients) client.send(body, { binary: false });
    else {
      const frame = framed(body);
      for (const client of sockets.clients) client._socket.write(frame);
    }
  });
});
sockets.on('listening', () => console.log('listening'));
process.on('SIGTERM', () => process.exit(0));

/** @param {Buffer} body from 126 to 65,535 bytes */
function framed(body) {
  const frame = Buffer.allocUnsafe(4 + body.length);
  frame[0] = 0x81;
  frame[1] = 126;
  frame.writeUInt16BE(body.length, 2);
  body.copy(frame, 4);
  return frame;
}
