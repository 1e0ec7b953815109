import { ExternalLink } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';

/** Its start page: Tavus documents no address for one PAL. */
const PAL_MAKER = 'https://maker.tavus.io/';

export function PalMakerLink() {
  return (
    <a href={PAL_MAKER} target="_blank" rel="noreferrer" className={buttonClass('secondary', 'sm')}>
      <ExternalLink aria-hidden className="size-3.5" />
      Open PAL Maker
      <span className="sr-only">(opens a new tab)</span>
    </a>
  );
}
