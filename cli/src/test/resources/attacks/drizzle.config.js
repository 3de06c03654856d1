module.exports = { dialect: 'postgresql', schema: './drizzle.js', dbCredentials: { url: process.env.DATABASE_URL } }
