'use strict'
/* global exports, require -- a function's bundle is CommonJS */
exports.main = require('../probe').main
