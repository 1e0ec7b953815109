'use client';

import { CircleAlert, CircleQuestionMark } from 'lucide-react';
import { isKnownSkill } from '@/components/skills/skill-ids';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/timestamp';
import type { PalSkill } from '@/lib/tavus/wire';
import { useSkillNameOf } from '../skill-names';
import type { SkillReading } from './skill-readings';
import { useRetrySkills } from './use-retry-skills';

/** A PAL with forty skills must not make a row of forty chips. */
const CHIPS_AT_MOST = 6;

interface SkillsCellProps {
  palId: string;
  palName: string;
  /** Undefined: not read yet. */
  reading: SkillReading | undefined;
}

/** A PAL's skills as chips, or why they are missing or out of date. */
export function SkillsCell({ palId, palName, reading }: SkillsCellProps) {
  if (reading === undefined) return <NotKnown reason="not read yet" />;
  if (reading.state === 'failed') {
    return <FailedReading palId={palId} palName={palName} message={reading.message} />;
  }
  const { skills, readAt, staleBecause } = reading;
  const shown =
    skills.length === 0 ? (
      <span className="text-muted">No skills</span>
    ) : (
      <SkillChips skills={skills} />
    );
  if (staleBecause === null) return shown;
  return (
    <div className="flex flex-col gap-1">
      {shown}
      <FailedReading palId={palId} palName={palName} message={staleBecause} readAt={readAt} />
    </div>
  );
}

/** A dash, with the reason for screen readers. */
export function NotKnown({ reason }: { reason: string }) {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}

function SkillChips({ skills }: { skills: readonly PalSkill[] }) {
  const nameOf = useSkillNameOf();
  const rest = skills.slice(CHIPS_AT_MOST).map((skill) => nameOf(skill.skill_id));
  return (
    <ul aria-label="Skills" className="flex flex-wrap gap-1">
      {skills.slice(0, CHIPS_AT_MOST).map(({ skill_id }) => (
        <li key={skill_id} className="flex max-w-full">
          <SkillChip skillId={skill_id} name={nameOf(skill_id)} />
        </li>
      ))}
      {rest.length > 0 && (
        <li title={rest.join(', ')} className="text-sm text-muted">
          +{rest.length}
          <span className="sr-only"> more: {rest.join(', ')}</span>
        </li>
      )}
    </ul>
  );
}

function SkillChip({ skillId, name }: { skillId: string; name: string }) {
  if (isKnownSkill(skillId)) {
    return (
      <Badge title={skillId}>
        <bdi>{name}</bdi>
      </Badge>
    );
  }
  return (
    <Badge icon={<CircleQuestionMark aria-hidden />} title={`${skillId}: custom skill`}>
      <bdi>{name}</bdi>
      <span className="sr-only"> (custom skill)</span>
    </Badge>
  );
}

interface FailedReadingProps {
  palId: string;
  palName: string;
  message: string;
  /** When what stands above it was read; without it there is nothing. */
  readAt?: string;
}

function FailedReading({ palId, palName, message, readAt }: FailedReadingProps) {
  const { retry, isRetrying } = useRetrySkills(palId);
  return (
    <div className="flex items-center gap-2">
      <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />
      <span className="min-w-0 flex-1 text-sm wrap-anywhere">
        <span className="text-bad">{message}</span>{' '}
        {readAt !== undefined && <Timestamp label="Last updated" value={readAt} />}
      </span>
      <Button
        size="sm"
        isBusy={isRetrying}
        onClick={retry}
        aria-label={`Retry loading the skills of ${palName}`}
      >
        Retry
      </Button>
    </div>
  );
}
