// rtc-node decides when it is loaded how much it logs; this module has to be imported before it.
process.env.NODE_ENV ??= 'production';
