'use strict'
/* global require -- a function's bundle is CommonJS */
// Kept apart, so that only Node tries to read it.
require('./body.txt')
