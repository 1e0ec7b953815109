import { createLoader, parseAsString } from 'nuqs/server';

/**
 * The PALs that the address of a request names; what is no value counts as not given. In a module of
 * its own, for the server: there the library is a second copy of what the browser has of it.
 */
export const loadComparedPals = createLoader({ left: parseAsString, right: parseAsString });
