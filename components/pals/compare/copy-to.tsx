'use client';
'use no memo';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { createContext, use } from 'react';
import { Button } from '@/components/ui/button';
import { otherSide, type Side } from './sides';

/** Whether a copy can be kept yet; until then its buttons wait. */
export const CanCopyContext = createContext(false);

interface CopyToProps {
  from: Side;
  /** What is copied: a field's label or a skill's name. */
  what: string;
  /** Where there is little room: the arrow alone, which points to the other column. */
  isIcon?: boolean;
  onCopy: () => void;
}

/** Copies to the other side, in the browser alone. */
export function CopyTo({ from, what, isIcon = false, onCopy }: CopyToProps) {
  const canCopy = use(CanCopyContext);
  const to = otherSide(from);
  const Arrow = to === 'right' ? ArrowRight : ArrowLeft;
  const words = isIcon ? `Copy to ${to}` : `Copy skill to ${to}`;
  return (
    <Button
      size="sm"
      variant={isIcon ? 'ghost' : 'secondary'}
      aria-label={`${words}: ${what}`}
      title={`${words}: ${what}`}
      icon={<Arrow aria-hidden className="size-4" />}
      disabled={!canCopy}
      onClick={onCopy}
      className="pointer-coarse:h-10"
    >
      <span className={isIcon ? 'lg:hidden' : undefined}>{words}</span>
    </Button>
  );
}
