/** A viewer can see and export, an editor can save too. */
export type Role = 'viewer' | 'editor';

export interface User {
  /** Names the person for good: `local`, `admin`, or `oidc:<sub>`. Part of the place of drafts. */
  readonly id: string;
  /** How the person is shown: an address of OpenID Connect, or "Admin". */
  readonly name: string;
}

/** Who asks, once a door has let them in. */
export interface Admin {
  readonly user: User;
  readonly role: Role;
  /** How they signed in; `none` when no sign-in is needed: the sandbox on this machine. */
  readonly method: 'none' | 'password' | 'oidc';
}
