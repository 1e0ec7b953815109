'use no memo';

import { Circle, CircleCheck, CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

interface SkillStateProps {
  readonly isAttached: boolean;
  readonly wasAttached: boolean;
  readonly isChanged: boolean;
}

/** A skill's state in words and icon: what is, or what the next save will make of it. */
export function SkillState({ isAttached, wasAttached, isChanged }: SkillStateProps) {
  if (isAttached && !wasAttached) {
    return (
      <Badge tone="good" icon={<CirclePlus size={14} aria-hidden />}>
        Will be attached when you save
      </Badge>
    );
  }
  if (!isAttached && wasAttached) {
    return (
      <Badge tone="bad" icon={<CircleMinus size={14} aria-hidden />}>
        Will be detached when you save
      </Badge>
    );
  }
  if (isChanged) {
    return (
      <Badge tone="accent" icon={<PencilLine size={14} aria-hidden />}>
        Changed, not saved
      </Badge>
    );
  }
  return isAttached ? (
    <Badge tone="good" icon={<CircleCheck size={14} aria-hidden />}>
      Attached
    </Badge>
  ) : (
    <Badge icon={<Circle size={14} aria-hidden />}>Not attached</Badge>
  );
}
