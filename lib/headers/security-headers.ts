/** What a page of ours never asks the browser for. Names a browser does not know are warned about. */
const CLOSED_FEATURES = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid'],
  ...['idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'storage-access', 'usb', 'xr-spatial-tracking'],
];

const TWO_YEARS_S = 63_072_000;

/**
 * The headers every answer has, whatever it is; the Content-Security-Policy apart.
 * @param isHttps whether people open the dashboard over https
 */
export function securityHeaders({
  isHttps,
}: {
  readonly isHttps: boolean;
}): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not `no-referrer`: with it browsers send `Origin: null` along with forms that are posted without
    // JavaScript, and the doors would refuse their own pages.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': [...CLOSED_FEATURES.map((name) => `${name}=()`), 'clipboard-write=(self)']
      .toSorted()
      .join(', '),
    // Without `preload`: that list is for a whole registered domain, and leaving it takes months. Who
    // owns the domain decides it, at their proxy.
    ...(isHttps && {
      'Strict-Transport-Security': `max-age=${TWO_YEARS_S}; includeSubDomains`,
    }),
  };
}
