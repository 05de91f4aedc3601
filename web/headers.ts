/** Headers of every answer, files and refusals included. Pages bring a stricter Content-Security-Policy with nonces. */

/** Nothing from elsewhere, nothing framed, nothing that a page here does not need. */
const policy = [
  "default-src 'self'",
  "script-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const unused = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
];

/** @param secure whether people reach the site over https */
export function headersOfEveryAnswer(secure: boolean): [name: string, value: string][] {
  return [
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'], // 'no-referrer' would make browsers send forms as Origin: null
    ['permissions-policy', unused.map((name) => `${name}=()`).join(', ')],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ...(secure ? [['strict-transport-security', 'max-age=31536000'] as [string, string]] : []),
  ];
}
