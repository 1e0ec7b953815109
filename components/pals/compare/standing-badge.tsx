'use no memo';

import { Equal, EqualNot, PanelLeft, PanelRight, PencilLine } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Standing } from './compare';
import type { Side } from './sides';

const LOOKS = {
  same: { tone: 'neutral', Icon: Equal, word: 'Same' },
  different: { tone: 'warn', Icon: EqualNot, word: 'Different' },
  only_left: { tone: 'accent', Icon: PanelLeft, word: 'Only left' },
  only_right: { tone: 'accent', Icon: PanelRight, word: 'Only right' },
} as const;

export function StandingBadge({ standing }: { standing: Standing }) {
  const { tone, Icon, word } = LOOKS[standing];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}

/** What the page holds and Tavus does not. */
export function CopiedBadge({ to }: { to?: Side }) {
  return (
    <Badge tone="accent" icon={<PencilLine aria-hidden />}>
      {to === undefined ? 'Copied, not saved' : `Copied to ${to}, not saved`}
    </Badge>
  );
}
