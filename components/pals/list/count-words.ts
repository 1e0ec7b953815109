const number = new Intl.NumberFormat('en');

/** "57", "5,000". */
export function countText(count: number): string {
  return number.format(count);
}

/** "1 PAL", "5,000 PALs". */
export function palsText(count: number): string {
  return count === 1 ? '1 PAL' : `${countText(count)} PALs`;
}
