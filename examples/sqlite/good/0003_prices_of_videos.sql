UPDATE Track SET UnitPrice = 1.99 WHERE MediaTypeId = 3 AND UnitPrice < 1.99;
