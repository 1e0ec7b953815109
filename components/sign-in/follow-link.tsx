import type { Route } from 'next';
import { buttonClass } from '@/components/ui/button-class';

/**
 * Shown to a visitor who follows a link on another site. Browsers leave our Strict cookie out of
 * that request; the request this page makes has it.
 */
export function FollowLink({ href }: { href: Route }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <meta httpEquiv="refresh" content={`0; url=${href}`} />
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-medium">One moment</h1>
        <p className="text-muted">Checking whether you are signed in.</p>
      </div>
      <a href={href} className={buttonClass()}>
        Continue
      </a>
    </div>
  );
}
