import clsx from 'clsx';
import { KeyRound } from 'lucide-react';
import type { Route } from 'next';
import { Notice } from '@/components/ui/notice';
import { buttonClass } from '@/components/ui/button-class';
import { paths } from '@/lib/paths';
import { PasswordForm } from './password-form';

interface SignInCardProps {
  /** Where to go afterwards. */
  back: Route;
  hasPassword: boolean;
  /** The host of the identity provider; null where there is none. */
  provider: string | null;
  /** Why the last sign-in at the identity provider failed. */
  fault: string | null;
}

/** The ways to sign in that are configured. */
export function SignInCard({ back, hasPassword, provider, fault }: SignInCardProps) {
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-medium">Sign in</h1>
        <p className="text-muted">Sign in to manage your PALs.</p>
      </div>
      {fault !== null && (
        <div role="alert">
          <Notice tone="bad">{fault}</Notice>
        </div>
      )}
      {hasPassword && <PasswordForm back={back} />}
      {hasPassword && provider !== null && (
        <div className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </div>
      )}
      {provider !== null && (
        <ProviderLink back={back} provider={provider} isOnlyWay={!hasPassword} />
      )}
    </div>
  );
}

interface ProviderLinkProps {
  back: Route;
  provider: string;
  isOnlyWay: boolean;
}

function ProviderLink({ back, provider, isOnlyWay }: ProviderLinkProps) {
  return (
    <div className="flex flex-col gap-2">
      {/* A plain link: it redirects to another site, and must never be prefetched. */}
      <a
        href={paths.oidcStart(back)}
        className={clsx(
          buttonClass(isOnlyWay ? 'primary' : 'secondary'),
          'h-10! w-full pointer-coarse:h-11!',
        )}
      >
        <KeyRound aria-hidden className="size-4" />
        Continue with single sign-on
      </a>
      <p className="text-center text-xs wrap-anywhere text-muted">{provider}</p>
    </div>
  );
}
