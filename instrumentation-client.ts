import { announcePopstate } from '@/lib/before-popstate';
import { requireTrustedTypes } from '@/lib/trusted-types';

// Next runs this file in the browser before anything of the app.
requireTrustedTypes();
announcePopstate();
