// Stands for the server around Backstage's parser of records. The parser itself uses none of it; the real packages weigh
// 270 MB.
exports.createBackendPlugin = () => undefined;
