import { describe, expect, it } from 'vitest';
import { exportName } from './export-name';

const nameOf = (pal_name: string) =>
  exportName({ pal_id: 'p1a2b3', pal_name }, '2026-11-23T09:30:00.000Z');

describe('the name of an exported file', () => {
  it('holds the PAL’s name and the day its skills were read', () => {
    expect(nameOf('Ada’s guide')).toBe('Ada’s guide, skills of 2026-11-23.json');
    expect(nameOf('مرشد المتحف')).toBe('مرشد المتحف, skills of 2026-11-23.json');
  });

  it('holds nothing that leads to another folder, hides its ending or turns text around', () => {
    expect(nameOf('../../etc/pass\u0000wd')).toBe('etc-pass-wd, skills of 2026-11-23.json');
    expect(nameOf('a\u202egnp.exe\r\n"<b>|')).toBe('agnp.exe-b, skills of 2026-11-23.json');
  });

  it('is short for long names, and cuts no character in two', () => {
    expect(nameOf('😀'.repeat(120))).toBe(`${'😀'.repeat(80)}, skills of 2026-11-23.json`);
  });

  it.each(['', ' . ', '///'])('has the id where the name %j leaves nothing', (name) => {
    expect(nameOf(name)).toBe('p1a2b3, skills of 2026-11-23.json');
  });
});
