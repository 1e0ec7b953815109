import 'server-only';

/**
 * The page after a sign-in at the provider. A redirect would not do: browsers leave a Strict cookie
 * out of a whole chain of redirects that another site began, and this page begins a new one. Without
 * a script or a style, so that it needs nothing of the content policy.
 * @param back a path of ours
 */
export function arrivalPage(back: string): string {
  const address = escapeAttribute(back);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Signed in · PAL Skills</title>
</head>
<body>
<main><p>You are signed in. <a href="${address}">Continue</a></p></main>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
