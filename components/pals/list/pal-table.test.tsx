// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure } from '@/lib/failures';
import { palKeys } from '../queries';
import {
  AT,
  names,
  pal,
  renderTable,
  rowOf,
  stubDashboard,
  withSkills,
  type Answers,
  type HeldStream,
} from './test-table';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: vi.fn() }) }));

const ADA = pal('p1', 'Ada, sales');
const BOB = pal('p2', 'Bob');
const ZOE = pal('p3', 'Zoë', { pal_type: 'system', pipeline_mode: 'echo' });

let stream: HeldStream;
let answers: Answers;

beforeEach(() => {
  ({ stream, answers } = stubDashboard());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('rows stand at once, and what is not read yet is a dash, not "no skills"', async () => {
  renderTable([ADA, BOB]);
  expect(rowOf('Bob').getAllByText('not read yet')).toHaveLength(2);
  expect(rowOf('Bob').queryByText('No skills')).toBeNull();
  expect(screen.getByText('Loading 0 of 2')).toBeDefined();

  await stream.send(withSkills('p1', 'presentation', 'browser_use'));
  expect(rowOf('Ada, sales').getByText('presentation')).toBeDefined();
  expect(rowOf('Bob').getAllByText('not read yet')).toHaveLength(2);
  expect(screen.getByText('Loading 1 of 2')).toBeDefined();

  await stream.send(withSkills('p2'));
  await stream.end();
  expect(rowOf('Bob').getByText('No skills')).toBeDefined();
  expect(screen.queryByText(/Loading \d of 2/)).toBeNull();
});

test('a name leads to its PAL, and the last change keeps the raw time', async () => {
  renderTable([ADA]);
  expect(screen.getByRole('link', { name: 'Ada, sales' }).getAttribute('href')).toBe('/pals/p1');
  await stream.send(withSkills('p1', 'presentation'));
  expect(document.querySelector('time')?.dateTime).toBe(AT);
});

test('markup in a name is text', () => {
  renderTable([pal('p1', '<img src=x onerror=alert(1)>')]);
  expect(screen.getByRole('link', { name: '<img src=x onerror=alert(1)>' })).toBeDefined();
  expect(document.querySelector('img')).toBeNull();
});

test('one PAL that fails says so in its own row, and a retry fills it', async () => {
  const { user } = renderTable([ADA, BOB]);
  await stream.send(
    { pal_id: 'p1', ok: false, message: 'Tavus took too long to answer.' },
    withSkills('p2', 'presentation'),
  );
  await stream.end();
  expect(rowOf('Ada, sales').getByText('Tavus took too long to answer.')).toBeDefined();
  expect(rowOf('Bob').getByText('presentation')).toBeDefined();

  answers['/api/pals/p1/skills'] = () =>
    Response.json({ error: failure('upstream_error') }, { status: 502 });
  await user.click(rowOf('Ada, sales').getByRole('button', { name: /^Retry/ }));
  expect(await rowOf('Ada, sales').findByText(failure('upstream_error').message)).toBeDefined();

  answers['/api/pals/p1/skills'] = () => Response.json(withSkills('p1', 'magic_canvas'));
  await user.click(rowOf('Ada, sales').getByRole('button', { name: /^Retry/ }));
  expect(await rowOf('Ada, sales').findByText('magic_canvas')).toBeDefined();
});

test('a stream that breaks off keeps what came, says what is missing, and can be asked again', async () => {
  const { user } = renderTable([ADA, BOB]);
  await stream.send(withSkills('p1', 'presentation'));
  await stream.breakOff();
  expect(rowOf('Ada, sales').getByText('presentation')).toBeDefined();
  expect(rowOf('Bob').getAllByText('not read yet')).toHaveLength(2);
  expect(screen.getByText("Couldn't load skills for 1 PAL")).toBeDefined();

  answers['/api/skill-sets'] = () =>
    new Response(
      [withSkills('p1', 'presentation'), withSkills('p2')].map((l) => JSON.stringify(l)).join('\n'),
    );
  await user.click(screen.getByRole('button', { name: 'Retry reading the skills' }));
  expect(await rowOf('Bob').findByText('No skills')).toBeDefined();
  expect(screen.queryByText("Couldn't load skills for 1 PAL")).toBeNull();
});

test('a PAL that came into the list after the stream began is read as well', async () => {
  answers[`/api/skill-sets/wanted?id=${BOB.pal_id}`] = () =>
    new Response(`${JSON.stringify(withSkills(BOB.pal_id, 'internet_search'))}\n`);
  renderTable([ADA, BOB]);
  await stream.send(withSkills(ADA.pal_id, 'magic_canvas'));
  await stream.end();
  expect(await rowOf('Bob').findByText('internet_search')).toBeDefined();
  expect(screen.queryByText(/^Couldn't load skills/)).toBeNull();
});

test('search looks at name and id, whatever case and accents, and goes to the address', async () => {
  const { user, onUrlUpdate } = renderTable([ADA, BOB, ZOE]);
  await user.type(screen.getByRole('textbox', { name: 'Search PALs' }), 'ZOE');
  expect(names()).toEqual(['Zoë']);
  expect(screen.getByText('1 of 3 PALs')).toBeDefined();
  expect(onUrlUpdate.mock.lastCall?.[0].queryString).toBe('?q=ZOE');
  const histories = onUrlUpdate.mock.calls.map(([update]) => update.options.history);
  expect(histories).toEqual(['push', 'replace', 'replace']);
});

test('"/" leads to the search, unless something is being typed', async () => {
  const { user } = renderTable([ADA]);
  const search = screen.getByRole<HTMLInputElement>('textbox', { name: 'Search PALs' });
  await user.keyboard('/');
  expect(document.activeElement).toBe(search);
  expect(search.value).toBe('');
  await user.keyboard('a/b');
  expect(search.value).toBe('a/b');
});

test('a skill filter leaves out what is not read yet, and says so', async () => {
  const { user } = renderTable([ADA, BOB, ZOE]);
  await stream.send(withSkills('p1', 'presentation'), withSkills('p2'));
  await user.selectOptions(screen.getByLabelText('Filter by skill'), 'Without presentation');
  expect(names()).toEqual(['Bob']);
  expect(screen.getByText('1 of 3 PALs · 1 not read yet is not shown')).toBeDefined();
});

test('skills have the names of the registry, and their ids until it is read', async () => {
  answers['/api/skills'] = () =>
    Response.json({
      skills: [
        { skill_id: 'presentation', name: 'Slide shows' },
        { skill_id: 'acme.x', name: null },
      ],
    });
  renderTable([ADA]);
  await stream.send(withSkills('p1', 'presentation', 'acme.x'));
  expect((await rowOf('Ada, sales').findByText('Slide shows')).closest('[title]')).toHaveProperty(
    'title',
    'presentation',
  );
  expect(rowOf('Ada, sales').getByText('acme.x')).toBeDefined();
  expect(screen.getByRole('option', { name: 'Has Slide shows (1)' })).toHaveProperty(
    'value',
    'has:presentation',
  );
  expect(screen.getByRole('option', { name: 'Without acme.x' })).toBeDefined();
});

test('a PAL without skills has no last change, and one in neither list has a type', async () => {
  renderTable([pal('p1', 'Ada', { pal_type: 'other' })], { search: '?type=other' });
  await stream.send(withSkills('p1'));
  expect(rowOf('Ada').getByText('no skills').parentElement?.textContent).toContain('–');
  expect(rowOf('Ada').queryByText('Unknown')).toBeNull();
  expect(rowOf('Ada').getByText('Other')).toBeDefined();
});

test('a skill that this dashboard has no form for can be looked for', async () => {
  const { user } = renderTable([ADA, BOB]);
  await stream.send(withSkills('p1', 'presentation'), withSkills('p2', 'acme.translate[beta]'));
  await user.selectOptions(screen.getByLabelText('Filter by skill'), 'unknown');
  expect(names()).toEqual(['Bob']);
});

test('type and order come from the address', () => {
  renderTable([ADA, ZOE, BOB], { search: '?type=yours&sort=-name' });
  expect(names()).toEqual(['Bob', 'Ada, sales']);
  const header = screen.getByRole('columnheader', { name: 'Name' });
  expect(header.getAttribute('aria-sort')).toBe('descending');
});

test('a header sorts, and says how', async () => {
  const { user, onUrlUpdate } = renderTable([ADA, BOB, ZOE]);
  await user.click(screen.getByRole('button', { name: 'Type' }));
  await user.click(screen.getByRole('button', { name: 'Type' }));
  expect(names()).toEqual(['Zoë', 'Ada, sales', 'Bob']);
  expect(screen.getByRole('columnheader', { name: 'Type' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  expect(onUrlUpdate.mock.lastCall?.[0].options.history).toBe('push');
});

test('no match is not an empty account, and the filters can be cleared', async () => {
  const { user } = renderTable([ADA, BOB], { search: '?q=nobody&type=yours' });
  expect(screen.getByText('No PALs match')).toBeDefined();
  expect(screen.queryByRole('table')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(names()).toEqual(['Ada, sales', 'Bob']);
});

test('an empty account is told as such', () => {
  renderTable([]);
  expect(screen.getByText('This account has no PALs')).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a list with missing pages says which, also when nothing else came', () => {
  renderTable([], { missing: 'Page 7 of 11 could not be read.' });
  expect(screen.getByText('This list is not complete')).toBeDefined();
  expect(screen.getByText('Page 7 of 11 could not be read.')).toBeDefined();
  expect(screen.queryByText('This account has no PALs')).toBeNull();
});

test('a list that can not be read again stays, and is labelled as old until it is', async () => {
  const { client, user } = renderTable([ADA]);
  answers['/api/pals'] = () => Response.json({ error: failure('not_reached') }, { status: 502 });
  await act(() => client.refetchQueries({ queryKey: palKeys.list() }));
  expect(await screen.findByText("Couldn't refresh the list")).toBeDefined();
  expect(names()).toEqual(['Ada, sales']);
  expect(screen.getByText(failure('not_reached').message)).toBeDefined();
  const label = screen.getByText('Last updated').parentElement;
  expect(label?.textContent).toMatch(/23 Nov 2026, \d\d:\d\d/);
  expect(label?.querySelector('time')?.dateTime).toBe('2026-11-23T10:00:00Z');

  answers['/api/pals?refresh=1'] = () =>
    Response.json({ pals: [ADA, BOB], missing: null, read_at: '2026-11-23T10:05:00Z' });
  await user.click(screen.getByRole('button', { name: 'Retry reading the list' }));
  expect(await screen.findByRole('link', { name: 'Bob' })).toBeDefined();
  expect(screen.queryByText('Last updated')).toBeNull();
});

test('skills that can not be read again stay, each with the time they are of', async () => {
  const { client, user } = renderTable([ADA, BOB]);
  await stream.send(withSkills('p1', 'presentation'), withSkills('p2', 'browser_use'));
  await stream.end();
  const failed = { pal_id: 'p1', ok: false, message: 'Tavus took too long to answer.' };
  answers['/api/skill-sets'] = () =>
    new Response([failed, withSkills('p2')].map((line) => JSON.stringify(line)).join('\n'));
  await act(() => client.refetchQueries({ queryKey: palKeys.skillSets() }));
  expect(await rowOf('Bob').findByText('No skills')).toBeDefined();
  expect(rowOf('Ada, sales').getByText('presentation')).toBeDefined();
  expect(rowOf('Ada, sales').getByText('Tavus took too long to answer.')).toBeDefined();
  expect(rowOf('Ada, sales').getByText('Last updated').parentElement?.textContent).toMatch(
    /\d\d:\d\d/,
  );
  expect(rowOf('Bob').queryByText('Last updated')).toBeNull();

  answers['/api/pals/p1/skills'] = () => Response.json(withSkills('p1'));
  await user.click(rowOf('Ada, sales').getByRole('button', { name: /^Retry/ }));
  expect(await rowOf('Ada, sales').findByText('No skills')).toBeDefined();
  expect(rowOf('Ada, sales').queryByText('Last updated')).toBeNull();
});

test('a stream that is refused later blanks no skills, and says of when they are', async () => {
  const { client } = renderTable([ADA]);
  await stream.send(withSkills('p1', 'presentation'));
  await stream.end();
  answers['/api/skill-sets'] = () =>
    Response.json({ error: failure('not_reached') }, { status: 502 });
  await act(() => client.refetchQueries({ queryKey: palKeys.skillSets() }));
  expect(await screen.findByText("Couldn't refresh skills")).toBeDefined();
  expect(rowOf('Ada, sales').getByText('presentation')).toBeDefined();
  const label = screen.getByText('Last updated').parentElement;
  expect(label?.textContent).toMatch(/\d\d:\d\d/);
});

test('of thousands of PALs only the rows near the window are in the page, rightly numbered', async () => {
  // What jsdom has none of: a layout.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(45);
  vi.spyOn(window, 'scrollTo').mockReturnValue();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  const { user } = renderTable(
    Array.from({ length: 5_000 }, (_, index) => pal(`p${index}`, `PAL ${index}`)),
  );
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
  await screen.findByRole('link', { name: 'PAL 3' });
  expect(names().length).toBeLessThan(200);
  expect(rowOf('PAL 3').getByRole('link').closest('tr')?.getAttribute('aria-rowindex')).toBe('5');
  await user.type(screen.getByRole('textbox', { name: 'Search PALs' }), 'PAL 4999');
  expect(names()).toEqual(['PAL 4999']);
});
