module.exports = require('../../scripts/lint/createHouseConfig')(__dirname);
