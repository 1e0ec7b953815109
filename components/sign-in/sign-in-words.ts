import type { SignInOutcome } from '@/lib/auth/sign-in';
import type { Result } from '@/lib/result';

/** What the page says of a try; null for one that worked. */
export function signInWords(answer: Result<SignInOutcome>): string | null {
  if (!answer.ok) return answer.error.message;
  const outcome = answer.data;
  switch (outcome.kind) {
    case 'signed_in':
      return null;
    case 'wrong':
      return 'This is not the password. Check for a slip, then try again.';
    case 'wait':
      return `Too many tries. Try again in ${wait(outcome.retry_after_seconds)}.`;
  }
}

/** Rounded up: whoever waits so long gets in. */
function wait(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
