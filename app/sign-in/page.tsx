import { FlaskConical } from 'lucide-react';
import type { Metadata, Route } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { ErrorPanel } from '@/components/layout/error-panel';
import { FollowLink } from '@/components/sign-in/follow-link';
import { SignInCard } from '@/components/sign-in/sign-in-card';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { Badge } from '@/components/ui/badge';
import { parseBack } from '@/lib/auth/back';
import { hasSessionChanged } from '@/lib/auth/changed-session';
import { oidcFailureWords } from '@/lib/auth/oidc/failure-words';
import { publicPage } from '@/lib/auth/public-page';
import { sessionCookie } from '@/lib/auth/seal';
import { readSession } from '@/lib/auth/sessions';
import { env } from '@/lib/env';
import { paths } from '@/lib/paths';

export const metadata: Metadata = { title: 'Sign in' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default publicPage({
  page: async ({ searchParams }: PageProps) => {
    const { back: asked, error, followed } = await searchParams;
    const { signIn, mode } = env();
    const back = parseBack(asked);
    if (signIn === null || (await hasSession())) redirect(back);
    const badge = mode === 'sandbox' && (
      <Badge icon={<FlaskConical aria-hidden />}>Sandbox: sample data</Badge>
    );
    const isSentHere = followed !== undefined || error !== undefined;
    const isLink = !isSentHere && (await isLinkFromElsewhere());
    return (
      <SignInFrame badge={badge}>
        {isLink ? (
          <FollowLink href={`${paths.signIn(back)}&followed=1` as Route} />
        ) : (
          <SignInCard
            back={back}
            hasPassword={signIn.password !== null}
            provider={signIn.oidc?.issuer.host ?? null}
            fault={oidcFailureWords(error)}
          />
        )}
      </SignInFrame>
    );
  },
  refused: (failure) => (
    <SignInFrame>
      <h1 className="sr-only">Sign in</h1>
      <ErrorPanel failure={failure} title="Wrong address" />
    </SignInFrame>
  ),
});

/** Whether there is a session. A page that has just opened one navigates by itself. */
async function hasSession(): Promise<boolean> {
  return (await readSession()) !== null && !(await hasSessionChanged());
}

/** Whether the cookie may be missing only because the browser keeps it from other sites' links. */
async function isLinkFromElsewhere(): Promise<boolean> {
  const { name } = sessionCookie(env());
  const site = (await headers()).get('sec-fetch-site');
  return site === 'cross-site' && !(await cookies()).has(name);
}
