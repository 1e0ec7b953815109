import { expect } from '../fixtures';
import type { Fault } from '../upstream/fault';
import { answer, expectEditKept, expectTrue, openEdited, row, test, UNREADABLE } from './fault-row';

const RESET: Fault['answer'] = { kind: 'reset' };
const CONFIRMED = /^Saved, confirmed by reading back/;
/** A lost answer is looked for ten seconds. */
const LOOKED_FOR = { timeout: 25_000 };

test(...row('hangingSave'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Hanging save');
  await upstream.fault({ ...edited.put, apply: 'never', answer: { kind: 'hang' } });
  await edited.editor.save();
  await expect(edited.result).toContainText('Not saved', { timeout: 45_000 });
  await expectEditKept(edited);
  await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
});

test(...row('resetSave'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Reset save');
  await upstream.fault({ ...edited.put, answer: RESET });
  await edited.editor.save();
  await expect(edited.editor.saved).toHaveText(CONFIRMED);
  await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
});

test(...row('lateSave'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Late save');
  await upstream.fault({ ...edited.put, apply: { afterMs: 8_000 }, answer: RESET });
  await edited.editor.save();
  const checking = page.getByRole('status').filter({ hasText: 'Verifying' });
  await expect(checking).toBeVisible({ timeout: 8_000 });
  await expect(edited.editor.saved).toHaveText(CONFIRMED);
  await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
});

test(...row('unknownSave'), async ({ page, context, upstream }) => {
  const withoutReadBack = async () => {
    const edited = await openEdited(page, upstream, 'No reading back');
    await upstream.fault({ ...edited.put, answer: RESET });
    const { path } = edited;
    await upstream.fault({ method: 'GET', path, times: 1, answer: { kind: 'real' } });
    await upstream.fault({ method: 'GET', path, apply: 'never', answer: answer(500) });
    await edited.editor.save();
    await expect(edited.result).toContainText('We couldn’t confirm the save', LOOKED_FOR);
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
  };
  const tooLate = async () => {
    const edited = await openEdited(await context.newPage(), upstream, 'Too late');
    await upstream.fault({ ...edited.put, apply: { afterMs: 13_000 }, answer: RESET });
    await edited.editor.save();
    await expect(edited.result).toContainText('may still arrive', LOOKED_FOR);
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
    await expect.poll(() => upstream.skillsText(edited.palId)).not.toBe(edited.before);
    await edited.result.getByRole('button', { name: 'Refresh' }).click();
    await expect(edited.editor.saved).toHaveText(CONFIRMED);
    await expect(edited.editor.reviewButton).toBeHidden();
    await expect(edited.editor.switchOf('Internet search')).toBeChecked();
    await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
  };
  await Promise.all([withoutReadBack(), tooLate()]);
});

test(...row('unreadableSave'), async ({ page, context, upstream }) => {
  const applied = async () => {
    for (const [name, reply] of UNREADABLE) {
      const edited = await openEdited(page, upstream, `Unreadable: ${name}`);
      await upstream.fault({ ...edited.put, answer: reply });
      await edited.editor.save();
      await expect(edited.editor.saved).toHaveText(CONFIRMED);
      await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
    }
  };
  const notApplied = async () => {
    const edited = await openEdited(await context.newPage(), upstream, 'Unreadable, not applied');
    await upstream.fault({ ...edited.put, apply: 'never', answer: answer(200, '[]') });
    await edited.editor.save();
    await expect(edited.result).toContainText('Not saved', LOOKED_FOR);
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
  };
  await Promise.all([applied(), notApplied()]);
});

test(...row('brokenSave'), async ({ page, context, upstream }) => {
  const applied = async () => {
    const edited = await openEdited(page, upstream, 'Broken, applied');
    await upstream.fault({ ...edited.put, answer: answer(504, '<html>Time-out</html>') });
    await edited.editor.save();
    await expect(edited.editor.saved).toHaveText(CONFIRMED);
    await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
  };
  const notApplied = async () => {
    const edited = await openEdited(await context.newPage(), upstream, 'Broken, not applied');
    await upstream.fault({ ...edited.put, apply: 'never', answer: answer(500, '{"error":"x"}') });
    await edited.editor.save();
    await expect(edited.result).toContainText('Not saved', LOOKED_FOR);
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: false, puts: 1 });
  };
  await Promise.all([applied(), notApplied()]);
});
