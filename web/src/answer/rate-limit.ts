/**
 * How fast one address may ask: a bucket of answers that refills. An office of fifty behind one address
 * never notices; a machine that tries paths or passwords does. Kept in memory only, for a bounded number
 * of addresses. Sign-in has its own, stricter limit.
 */

interface Bucket {
  answers: number;
  at: number;
}

export interface Limits {
  /** Answers that may be asked at once. */
  burst: number;
  /** Answers given back to the bucket each second. */
  perSecond: number;
  /** Addresses remembered; the one longest unseen is forgotten first. */
  addresses: number;
}

const usual: Limits = { burst: 400, perSecond: 60, addresses: 20_000 };

/** One person's machine: an IPv4 address, or the /64 of an IPv6 one. */
export function machineOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/u, '');
  return plain.includes(':') ? groupsOf(plain).slice(0, 4).join(':') : plain;
}

/** The eight groups, also those that :: leaves out: else each machine of a short /64 would count apart. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/u, ''));
  if (tail === undefined) return groups(head);
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}

/** Makes the question "may this address ask now?"; answers with the seconds to wait, 0 for yes. */
export function rateLimit(limits: Limits = usual): (address: string, now: number) => number {
  const buckets = new Map<string, Bucket>();
  return (address, now) => {
    const machine = machineOf(address);
    const bucket = buckets.get(machine) ?? { answers: limits.burst, at: now };
    buckets.delete(machine); // and in again at the end: the map's order is the order of being seen
    buckets.set(machine, bucket);
    if (buckets.size > limits.addresses) buckets.delete(buckets.keys().next().value!);
    const refilled = bucket.answers + ((now - bucket.at) / 1000) * limits.perSecond;
    bucket.answers = Math.min(limits.burst, refilled);
    bucket.at = now;
    if (bucket.answers < 1) return Math.ceil((1 - bucket.answers) / limits.perSecond);
    bucket.answers -= 1;
    return 0;
  };
}
