UPDATE Track SET UnitPrice = 0.99;
