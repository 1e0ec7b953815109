/** The API key of every dashboard under test: unmistakable, and with characters that addresses escape. */
export const MARKED_KEY = 'canary-key-9c1f/e7+a2==d04b';
