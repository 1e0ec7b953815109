import type { SignInOutcome } from '@/lib/auth/sign-in';
import type { Result } from '@/lib/result';

/** Returns the message for a sign-in attempt, or null when it succeeded. */
export function signInWords(answer: Result<SignInOutcome>): string | null {
  if (!answer.ok) return answer.error.message;
  const outcome = answer.data;
  switch (outcome.kind) {
    case 'signed_in':
      return null;
    case 'wrong':
      return 'Incorrect password. Try again.';
    case 'wait':
      return `Too many attempts. Try again in ${wait(outcome.retry_after_seconds)}.`;
  }
}

/** Rounded up, so that an attempt after this wait is accepted. */
function wait(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
