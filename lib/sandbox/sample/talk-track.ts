import 'server-only';

const SLIDES: readonly (readonly [title: string, words: string])[] = [
  [
    'Opening',
    'Welcome everyone by name where you know it. Say who you are, that this takes about fourteen minutes, and that questions are welcome at any slide.\nDo NOT read the disclaimer aloud; say "the usual note on forward-looking statements is on screen" and wait three seconds.',
  ],
  [
    'The year in one picture',
    'Let people look at the chart for a moment before you speak.\nThen: "We said we would grow in fibre and hold mobile steady. That is what happened."\nIf someone asks about the dip in March: it is the price cap, it was announced, and it ends in January.',
  ],
  [
    'Customers',
    '4.1 million mobile, 1.3 million broadband. Churn 0.9 % a month, the lowest since we publish it.\nAvoid the word "record". Avoid comparisons with named competitors.',
  ],
  [
    'Revenue',
    'Service revenue up 3.8 %. Equipment down 6 %, as planned: people keep their phones longer, and we sell more repairs.\nHave the bridge ready: volume +2.1, price +1.9, regulation -0.2.',
  ],
  [
    'Costs',
    'Energy is the story: 11 % less power per gigabyte, 4 % more power in all.\nIf pressed on headcount: "We do not guide on headcount", and go on to the next slide.',
  ],
  [
    'Network investment',
    'Point at the two peaks. The first is spectrum, the second is the fibre build in the north.\n\tTab through the three regions only if somebody asks.\n\tNever promise a street or a date.',
  ],
  [
    'Sustainability',
    'One sentence each: fleet, energy, devices. Offer the summary as a document instead of reading numbers.',
  ],
  [
    'Outlook',
    'Slowly, word for word: "For the coming year we expect service revenue to grow between three and four per cent, with capital expenditure at or below this year\'s."\nThen stop. Silence is fine.',
  ],
  [
    'Questions we expect',
    'Dividend: unchanged policy, decided in May.\nMergers: "We do not comment on speculation."\nThe outage in August: 47 minutes, one software update, rolled back; compensation was paid without being asked for.\nPricing in January: tied to the published index, C:\\prices\\index.csv is the source for the back office.',
  ],
  [
    'Closing',
    'Thank people. Offer the booking card for a one-to-one with investor relations.\nIf nobody speaks for ten seconds, say goodbye warmly — no second summary.',
  ],
];

const MANNERS = [
  'Keep sentences short. Breathe between slides.',
  'If interrupted, finish the number you are saying, then stop.',
  'Say "I don\'t know, I will have somebody write to you" rather than guess.',
  'Numbers in words where they are small, in digits on screen where they are large.',
];

/** A whole talk track as people keep it in a prompt: many lines, tabs, quotes, a few thousand characters. */
export const TALK_TRACK: string = [
  'TALK TRACK: annual results, retail investors',
  '============================================',
  ...SLIDES.flatMap(([title, words], index) => [
    '',
    `## Slide ${index + 1}: ${title}`,
    words,
    `(${MANNERS[index % MANNERS.length]})`,
  ]),
  '',
  'END OF TALK TRACK',
].join('\n');
