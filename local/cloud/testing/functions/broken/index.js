'use strict'
throw new Error('cannot be loaded')
