import { describe, expect, it } from 'vitest';
import { configOf } from '@/components/skills/arbitraries';
import { EMPTY_OBJECT } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import type { SkillSetView } from '@/lib/tavus/wire';
import { editorReducer } from './editor-reducer';
import { isDirty, meantConfigs, openEditor } from './editor-state';
import { leftOutNotes } from './prepared';

const HELD = '{"guided_flows":[{"name":"A","steps":[{"prompt":""}]}]}';

function viewOf(config: string): SkillSetView {
  const skill = { skill_id: 'browser_use', config, attached_at: null, updated_at: null };
  return { fingerprint: config, read_at: '2026-06-10T14:30:45.123456+00:00', skills: [skill] };
}

function edited(config: string) {
  return editorReducer(openEditor(viewOf(HELD)), {
    type: 'edited',
    skillId: 'browser_use',
    config: configOf(config),
  });
}

const meant = (state: ReturnType<typeof edited>) =>
  printJson(meantConfigs(state).get('browser_use') ?? EMPTY_OBJECT);

describe('what an edit sends', () => {
  it('leaves blank rows out, and says so', () => {
    const state = edited('{"guided_flows":[{"name":"B","steps":[{},{"prompt":"x"}]},{}]}');
    expect(meant(state)).toBe('{"guided_flows":[{"name":"B","steps":[{"prompt":"x"}]}]}');
    expect(leftOutNotes(state).get('browser_use')).toEqual([
      '1 blank step of “B” was left out.',
      '1 blank flow was left out.',
    ]);
  });

  it('is as Tavus holds it where nothing was edited, blank rows and all', () => {
    const state = edited(HELD);
    expect(meant(state)).toBe(HELD);
    expect(isDirty(state)).toBe(false);
    expect(leftOutNotes(state).size).toBe(0);
  });

  it('is nothing where only blank rows were added', () => {
    const view = viewOf('{"guided_flows":[{"name":"A","steps":[]}]}');
    const state = editorReducer(openEditor(view), {
      type: 'edited',
      skillId: 'browser_use',
      config: configOf('{"guided_flows":[{"name":"A","steps":[{}]},{"name":" "}]}'),
    });
    expect(isDirty(state)).toBe(false);
  });
});
