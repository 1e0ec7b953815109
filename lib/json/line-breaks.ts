/** The text as a text area gives it: browsers make every line break \n, whatever was put in. */
export function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** One edited word must not turn every line break of a text: where all were \r\n, all stay so. */
export function withBreaksOf(old: string, text: string): string {
  const isWindows = old.includes('\r\n') && !/[\r\n]/.test(old.replaceAll('\r\n', ''));
  return isWindows ? text.replaceAll('\n', '\r\n') : text;
}
