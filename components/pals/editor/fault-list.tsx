import type { PlacedFault } from './api-errors';

interface FaultListProps {
  readonly faults: readonly PlacedFault[];
  readonly nameOf: (skillId: string) => string;
  readonly onJump: (fault: PlacedFault) => void;
}

/** Every fault the API named, each leading to the place it can be mended at. */
export function FaultList({ faults, nameOf, onJump }: FaultListProps) {
  if (faults.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {faults.map((fault, index) => (
        <li key={index} className="break-words">
          {fault.skill_id === null ? (
            `${fault.where}: ${fault.message}`
          ) : (
            <>
              <button
                type="button"
                onClick={() => onJump(fault)}
                className="min-h-6 rounded text-left font-medium underline underline-offset-2"
              >
                {nameOf(fault.skill_id)}
              </button>
              {placeBelow(fault)}: {fault.message}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** " prompt › 2": where below the skill, or nothing where it is the skill as a whole. */
function placeBelow({ where }: PlacedFault): string {
  const below = where.split(' › ').slice(1).join(' › ');
  return below === '' ? '' : ` ${below}`;
}
