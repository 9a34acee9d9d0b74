/** In place of what would put styles into a page. */
exports.__esModule = true;
exports.default = () => {};
