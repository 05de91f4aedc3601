/** Requests to the site as a stranger may send them: fetch and browsers would mend them first. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

export interface BareAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export type Send = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Buffer,
) => Promise<BareAnswer>;

/** Sends exactly the method, path, headers and body that it is given. */
export function bareRequest(url: () => string): Send {
  return (method, path, headers, body = '') =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, path, headers: { accept: 'text/html', ...length, ...headers } };
      const asked = request(url(), options, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
}

/** Sends bytes as they are, for what node:http itself would refuse to say; gives all that comes back. */
export function bareBytes(url: () => string): (bytes: string) => Promise<string> {
  return (bytes) => {
    const { hostname, port } = new URL(url());
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
  };
}
