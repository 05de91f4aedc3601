/**
 * Whose request it is. Behind a reverse proxy every connection comes from the proxy, which says for whom in
 * X-Forwarded-For. Anybody can send that header, so its word counts only from an address that the
 * installation named (TRUATKHAP_PROXY), and it is read from the end: what the nearest proxy added last.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Reads the address of a request's sender. @param proxies addresses and networks: '127.0.0.1', '10.20.0.0/24' */
export function addressReader(proxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = trustedOf(proxies);
  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress ?? '');
    const said = String(headers['x-forwarded-for'] ?? '').split(',');
    while (said.length > 0 && isIn(trusted, address)) {
      const next = plain(said.pop()!);
      if (isIP(next) === 0) break; // no address, so nobody to count: the proxy answers for it
      address = next;
    }
    return address;
  };
}

function trustedOf(proxies: readonly string[]): BlockList {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(bits), familyOf(address));
  }
  return trusted;
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const isIn = (list: BlockList, address: string) =>
  isIP(address) !== 0 && list.check(address, familyOf(address));

/** Without brackets, port, and the IPv6 way of writing an IPv4 address: proxies differ. */
function plain(written: string): string {
  const text = written.trim();
  const bare = /^\[(.+)\](?::\d+)?$/u.exec(text)?.[1] ?? /^([\d.]+):\d+$/u.exec(text)?.[1] ?? text;
  return bare.replace(/^::ffff:(?=\d+\.)/iu, '');
}
