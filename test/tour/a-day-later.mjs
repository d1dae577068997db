/*
 * Loaded by node before the kiosk itself: for it 25 hours have passed, more than a payment may wait in the queue.
 */
const laterMs = 25 * 3_600_000;
const nowUnixMs = Date.now;
Date.now = () => nowUnixMs() + laterMs;
