import { announcePopstate } from '@/lib/before-popstate';

// Next runs this file in the browser before anything of the app.
announcePopstate();
