import { expect } from '../fixtures';
import { answer, expectEditKept, expectTrue, openEdited, row, test } from './fault-row';

test(...row('refusedSave'), async ({ page, cuttable }) => {
  const edited = await openEdited(page, cuttable.upstream, 'Cut off', cuttable.url);
  cuttable.cut();
  await edited.editor.save();
  await expect(edited.result).toContainText('Not sent', { timeout: 25_000 });
  await expectEditKept(edited);
  expect(await cuttable.upstream.skillsText(edited.palId)).toBe(edited.before);
});

test(...row('refused400'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Refused');
  const guidance = edited.editor
    .card('magic_canvas')
    .getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  const error = `Bad Request: {'skills': {'magic_canvas': {'config': {'usage_guidance': ["It's wrong."]}}}}`;
  const reply = answer(400, JSON.stringify({ error }));
  await upstream.fault({ ...edited.put, apply: 'never', answer: reply });
  await edited.editor.save();
  await expect(edited.result).toContainText('Not saved');
  await expect(guidance).toHaveAccessibleDescription(/It's wrong\./);
  await expect(guidance).toHaveValue('Mine');
  await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
});

test(...row('gone'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Soon gone');
  await upstream.deletePal(edited.palId);
  await edited.editor.save();
  await expect(edited.result).toContainText('gone');
  await expect(edited.result.getByRole('button', { name: /Copy/ })).toBeVisible();
  await expectEditKept(edited);
  expect(await upstream.puts(edited.palId)).toEqual([]);
  await expect(upstream.skillsText(edited.palId)).rejects.toThrow('404');
  await page.goto(`/pals/${edited.palId}`);
  await expect(page.getByRole('heading', { level: 1, name: /not|no /i })).toBeVisible();
});

test(...row('refusedConflict'), async ({ page, upstream }) => {
  for (const [status, body, words] of [
    [409, '{"conflict":"maker_changes","message":"A draft"}', 'PAL Maker'],
    [423, '{"error":"Locked"}', 'Not saved'],
  ] as const) {
    const edited = await openEdited(page, upstream, `Refused with ${status}`);
    await upstream.fault({ ...edited.put, apply: 'never', answer: answer(status, body) });
    await edited.editor.save();
    await expect(edited.result).toContainText(words);
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
  }
  const edited = await openEdited(page, upstream, 'Refused with 412');
  const reply = { apply: 'never' as const, delayMs: 1_500, answer: answer(412) };
  await upstream.fault({ ...edited.put, ...reply });
  await edited.editor.save();
  await expect.poll(() => upstream.puts(edited.palId)).toHaveLength(1);
  const theirs = { magic_canvas: { config: { usage_guidance: 'Theirs' } } };
  await upstream.setSkills(edited.palId, theirs);
  await expect(edited.result).toContainText('Someone changed this PAL');
  await expectEditKept(edited);
  expect(await upstream.puts(edited.palId)).toHaveLength(1);
});

test(...row('limitedSave'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Limited');
  const reply = answer(429, '{"error":"Slow down"}', { 'retry-after': '90' });
  await upstream.fault({ ...edited.put, apply: 'never', answer: reply });
  await edited.editor.save();
  await expect(edited.result).toContainText('Not saved');
  await expect(edited.result).toContainText(/1:\d\d/);
  await expectEditKept(edited);
  await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
});

test(...row('otherUser'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Two users');
  const theirs = { magic_canvas: { config: { usage_guidance: 'Theirs' } } };
  await upstream.setSkills(edited.palId, theirs);
  const held = await upstream.skillsText(edited.palId);
  await edited.editor.save();
  await expect(edited.result).toContainText('Someone changed this PAL');
  await expectEditKept(edited);
  expect(await upstream.skillsText(edited.palId)).toBe(held);
  expect(await upstream.puts(edited.palId)).toEqual([]);
});

test(...row('storedElse'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Stored differently');
  const body = '{"skills":{"magic_canvas":{"config":{"usage_guidance":"Of the API"}}}}';
  await upstream.fault({ ...edited.put, body, answer: { kind: 'real' } });
  await edited.editor.save();
  await expect(edited.result).toContainText('Tavus saved something different');
  await expect(edited.result).toContainText('Internet search');
  await expect(edited.result).toContainText('Usage guidance');
  expect(await upstream.puts(edited.palId)).toHaveLength(1);
});
