import type { ChangeWords } from '@/components/pals/review/describe';

interface ChangeLinesProps {
  readonly words: readonly ChangeWords[];
  readonly nameOf: (skillId: string) => string;
}

const VERBS = { attach: 'attached', detach: 'detached', edit: 'changed' } as const;

/** Changes at a glance, a line a skill: "Presentation changed: Prompt, Documents". */
export function ChangeLines({ words, nameOf }: ChangeLinesProps) {
  return (
    <ul className="list-disc pl-5">
      {words.map(({ skill_id, kind, rows }) => (
        <li key={skill_id} className="break-words">
          <span className="font-medium">{nameOf(skill_id)}</span> {VERBS[kind]}
          {kind === 'edit' && rows.length > 0 && `: ${rows.map(({ label }) => label).join(', ')}`}
        </li>
      ))}
    </ul>
  );
}
